#include <sqlite3.h>

/* Variadic functions are not imported into Swift: each call that is needed gets a plain face here. */
static inline int trailbell_sqlite3_set_defensive(sqlite3 *database, int enabled) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, enabled, (int *)0);
}
static inline int trailbell_sqlite3_set_no_checkpoint_on_close(sqlite3 *database, int enabled) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, enabled, (int *)0);
}
