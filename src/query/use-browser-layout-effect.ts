"use client";

import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` without React 18's warning while a server renders. */
export const useBrowserLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;
