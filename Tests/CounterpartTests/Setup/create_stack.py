"""Creates the stack of trail.yaml in moto, and prints what then exists as JSON.

    create_stack.py TEMPLATE {"Parameter": "value", …}

In templates moto knows nothing of trails and bucket policies, and of a bucket hardly more than its
name. These it is taught here: the properties, as moto has resolved them, are handed to the services'
own APIs, whose parameters boto3 checks against AWS's description of them.
"""

import json
import os
import sys

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    os.environ[name] = "testing"
os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
for name in ("AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
    os.environ.pop(name, None)

import boto3
from moto import mock_aws
from moto.core.common_models import CloudFormationModel
from moto.s3.models import FakeBucket, s3_backends


class Trail(CloudFormationModel):
    # Where moto looks for the service that a resource belongs to.
    __module__ = "moto.cloudtrail.models"

    def __init__(self, arn):
        self.arn = arn

    @property
    def physical_resource_id(self):
        return self.arn

    @staticmethod
    def cloudformation_name_type():
        return "TrailName"

    @staticmethod
    def cloudformation_type():
        return "AWS::CloudTrail::Trail"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Arn"

    def get_cfn_attribute(self, name):
        return self.arn

    @classmethod
    def create_from_cloudformation_json(cls, name, template, account, region, **kwargs):
        given = plain(template["Properties"])
        client = boto3.client("cloudtrail", region_name=region)
        made = client.create_trail(
            Name=given["TrailName"],
            S3BucketName=given["S3BucketName"],
            IsMultiRegionTrail=given["IsMultiRegionTrail"],
            IncludeGlobalServiceEvents=given["IncludeGlobalServiceEvents"],
            IsOrganizationTrail=given["IsOrganizationTrail"],
            EnableLogFileValidation=given["EnableLogFileValidation"],
            KmsKeyId=given["KMSKeyId"],
        )
        client.put_event_selectors(
            TrailName=given["TrailName"], AdvancedEventSelectors=given["AdvancedEventSelectors"]
        )
        if "InsightSelectors" in given:
            client.put_insight_selectors(
                TrailName=given["TrailName"], InsightSelectors=given["InsightSelectors"]
            )
        if given["IsLogging"]:
            client.start_logging(Name=given["TrailName"])
        return cls(made["TrailARN"])


class BucketPolicy(CloudFormationModel):
    __module__ = "moto.s3.models"
    physical_resource_id = "BucketPolicy"

    @staticmethod
    def cloudformation_name_type():
        return None

    @staticmethod
    def cloudformation_type():
        return "AWS::S3::BucketPolicy"

    @classmethod
    def has_cfn_attr(cls, attr):
        return False

    @classmethod
    def create_from_cloudformation_json(cls, name, template, account, region, **kwargs):
        given = plain(template["Properties"])
        boto3.client("s3").put_bucket_policy(
            Bucket=given["Bucket"], Policy=json.dumps(given["PolicyDocument"])
        )
        return cls()


def make_bucket(name, template, account, region, **kwargs):
    """Makes a bucket with everything that the template says of it."""
    given = plain(template["Properties"])
    client = boto3.client("s3", region_name=region)
    name = given["BucketName"]
    client.create_bucket(
        Bucket=name,
        ObjectLockEnabledForBucket=given["ObjectLockEnabled"],
        ObjectOwnership=given["OwnershipControls"]["Rules"][0]["ObjectOwnership"],
        CreateBucketConfiguration={"LocationConstraint": region},
    )
    client.put_bucket_encryption(
        Bucket=name, ServerSideEncryptionConfiguration=encryption(given["BucketEncryption"])
    )
    client.put_public_access_block(
        Bucket=name, PublicAccessBlockConfiguration=given["PublicAccessBlockConfiguration"]
    )
    client.put_bucket_versioning(
        Bucket=name, VersioningConfiguration=given["VersioningConfiguration"]
    )
    lock = given["ObjectLockConfiguration"]
    retention = lock["Rule"]["DefaultRetention"]
    retention["Days"] = int(retention["Days"])
    client.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=lock)
    client.put_bucket_lifecycle_configuration(
        Bucket=name,
        LifecycleConfiguration={
            "Rules": [lifecycle(rule) for rule in given["LifecycleConfiguration"]["Rules"]]
        },
    )
    return s3_backends[account]["aws"].get_bucket(name)


def insights(client, name):
    return client.get_insight_selectors(TrailName=name).get("InsightSelectors", [])


def encryption(given):
    return {
        "Rules": [
            {"ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"]}
            for rule in given["ServerSideEncryptionConfiguration"]
        ]
    }


def lifecycle(given):
    """A rule as the API words it, where a template has other words."""
    rule = {"ID": given.pop("Id"), "Filter": {"Prefix": ""}, "Expiration": {}}
    if "ExpirationInDays" in given:
        rule["Expiration"]["Days"] = int(given.pop("ExpirationInDays"))
    if "ExpiredObjectDeleteMarker" in given:
        rule["Expiration"]["ExpiredObjectDeleteMarker"] = given.pop("ExpiredObjectDeleteMarker")
    return {**rule, **given}


def plain(value):
    """The same value in ordinary lists and dictionaries, without what AWS::NoValue stands for."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value if inner is not None and inner != {}]
    return value


@mock_aws
def main(template, parameters):
    FakeBucket.create_from_cloudformation_json = staticmethod(make_bucket)
    stacks = boto3.client("cloudformation")
    stacks.create_stack(
        StackName="trail",
        TemplateBody=template,
        Capabilities=["CAPABILITY_IAM"],
        Parameters=[
            {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
        ],
    )
    stack = stacks.describe_stacks(StackName="trail")["Stacks"][0]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
    bucket = outputs["SyncSource"].removeprefix("s3://")

    trails, objects = boto3.client("cloudtrail"), boto3.client("s3")
    keys, identities = boto3.client("kms"), boto3.client("iam")
    trail = trails.describe_trails()["trailList"][0]
    key = trail["KmsKeyId"]
    name = trail["Name"]
    policy = outputs["ReaderPolicyArn"]
    version = identities.get_policy(PolicyArn=policy)["Policy"]["DefaultVersionId"]
    role = outputs["ReaderRoleArn"].split("/")[-1]
    return {
        "status": stack["StackStatus"],
        "outputs": outputs,
        "trail": trail,
        "isLogging": trails.get_trail_status(Name=name)["IsLogging"],
        "selectors": trails.get_event_selectors(TrailName=name)["AdvancedEventSelectors"],
        "insights": insights(trails, name),
        "encryption": objects.get_bucket_encryption(Bucket=bucket)[
            "ServerSideEncryptionConfiguration"
        ]["Rules"],
        "publicAccess": objects.get_public_access_block(Bucket=bucket)[
            "PublicAccessBlockConfiguration"
        ],
        "ownership": objects.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"],
        "versioning": objects.get_bucket_versioning(Bucket=bucket)["Status"],
        "lifecycle": objects.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"],
        "bucketPolicy": json.loads(objects.get_bucket_policy(Bucket=bucket)["Policy"]),
        "lock": objects.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"],
        "rotation": keys.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"],
        "keyPolicy": keys.get_key_policy(KeyId=key, PolicyName="default")["Policy"],
        "readerPolicy": identities.get_policy_version(PolicyArn=policy, VersionId=version)[
            "PolicyVersion"
        ]["Document"],
        "readerTrust": identities.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"],
        "readerInlinePolicies": identities.list_role_policies(RoleName=role)["PolicyNames"],
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        made = main(file.read(), json.loads(sys.argv[2]))
    print(json.dumps(made, default=str))
