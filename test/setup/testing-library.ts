import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The first test of a file fetches the parts that are loaded on demand, on a machine that may be busy.
configure({ asyncUtilTimeout: 40_000 });

afterEach(() => cleanup());
