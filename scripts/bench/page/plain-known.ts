// Plain rows over a backend that says what each device is, as our own handler does.
import { presentPlainRows } from "./plain-rows.tsx";
import { sessionsResponse } from "./sessions-response.ts";

presentPlainRows(sessionsResponse, ({ device }) => device);
