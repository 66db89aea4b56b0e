"use client";

import { useState } from "react";
import { useBrowserLayoutEffect } from "../query/sessions-provider.tsx";

/**
 * A value made from the one of the last committed render, so that what did not change stays the same object. Only which
 * objects are reused may depend on the former value, never what they say: React may render twice before it commits.
 */
export function useFormer<Value>(next: (former: Value | undefined) => Value): Value {
  const [former] = useState(createFormer<Value>);
  const value = next(former.read());
  useBrowserLayoutEffect(() => former.keep(value));
  return value;
}

function createFormer<Value>() {
  let kept: Value | undefined;
  return {
    read: () => kept,
    keep(value: Value) {
      kept = value;
    },
  };
}
