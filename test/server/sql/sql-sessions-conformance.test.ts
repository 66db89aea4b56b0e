import { describeSql } from "./conformance.ts";
import { openPglite, openSqlite } from "./databases.ts";

describeSql("sqlSessions over node:sqlite", () => openSqlite());
describeSql("sqlSessions over PGlite", openPglite);
