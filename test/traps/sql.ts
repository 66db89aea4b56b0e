/** Documented oddities of tables of sessions and of the databases that they are in, each by its id. */
export const sqlTraps: Readonly<Record<string, string>> = {
  "sql-key-as-id":
    "A key lets its holder in, and it may be all that a row has for an id: in Auth.js's Drizzle tables it is the primary key.",
  "sql-expired-rows": "A row that has expired lets nobody in, but it stays until somebody reads it.",
  "sql-foreign-keys": "A statement that deletes by the key alone ends anybody's session.",
  "sql-revocable-current": "No database knows which session is the current one.",
  "sql-ended-caller":
    "Somebody whose own session has been ended must not end others, not even with a request under way.",
  "sql-mutual-revocation":
    "In PostgreSQL, two sessions that end each other at the same time each see the other one alive.",
  "sql-touch-revives": "A request that is under way writes after its session has been ended.",
  "sql-zoneless-timestamps":
    "A timestamp without a time zone is read in the time zone of the process or of the connection.",
};
