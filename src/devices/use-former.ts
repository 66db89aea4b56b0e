"use client";

import { useState } from "react";
import { useBrowserLayoutEffect } from "../query/sessions-provider.tsx";

/**
 * A value made from the one of the last committed render, so that what did not change stays the same object. React may
 * render several times before it commits, and each of these renders gets the same former value.
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

export { useBrowserLayoutEffect };
