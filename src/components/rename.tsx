"use client";

import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { DeviceRow } from "../devices/device.ts";
import { withoutIsolates } from "../devices/isolate.ts";
import { nameProblem } from "../devices/rename-text.ts";
import { useRenameLabels } from "../devices/use-feature-labels.ts";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import { Button } from "./button.tsx";
import { SayWhile, useSay } from "./live-region.tsx";
import type { Renames } from "./use-renames.ts";

interface RenameProps {
  device: DeviceRow;
  renames: Renames;
}

/** A button beside a device's name that turns into a field for another one. */
export function Rename({ device, renames }: RenameProps): ReactElement {
  const { id, pendingName, distinctName } = device;
  const labels = useRenameLabels();
  const say = useSay();
  const problemId = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Undefined = nobody writes. */
  const [text, setText] = useState<string>();
  const [isTold, setIsTold] = useState(false);
  const canRename = device.rename !== undefined;
  const isEditing = canRename && text !== undefined;
  const isSaving = pendingName !== undefined && !renames.notes.has(id);
  const problem = isEditing && isTold ? nameProblem(text, labels) : undefined;

  const { sayIn } = renames;
  useEffect(() => sayIn(say));
  const wasEditing = useRef(false);
  useBrowserLayoutEffect(() => {
    if (isEditing) field.current?.select();
    else if (wasEditing.current) root.current?.querySelector("button")?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  useEffect(() => {
    // It can't be renamed any more, and what had the focus is gone.
    if (!canRename && document.activeElement === document.body)
      root.current?.closest("dialog")?.querySelector<HTMLElement>(".yd-actions button")?.focus();
  }, [canRename]);

  // A name that was put together has isolates in it, which nobody can see or delete.
  const name = withoutIsolates(pendingName ?? device.name);
  const begin = () => {
    setText(name);
    setIsTold(false);
  };
  const end = () => setText(undefined);
  const save = () => {
    if (text === undefined) return;
    const found = nameProblem(text, labels);
    setIsTold(true);
    say("name", found);
    if (found) return field.current?.focus();
    end();
    if (text !== name) void renames.rename(device, text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, the keys are its own. Safari's last one says so by its old code alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return event.stopPropagation();
    const isField = event.target === field.current;
    if (event.key !== "Escape" && !(event.key === "Enter" && isField)) return;
    // Neither the dialog closes nor a form of the host around it is sent.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") save();
    else end();
  };
  return (
    <div ref={root} className="yd-rename">
      {isSaving && <SayWhile text={labels.renaming(distinctName)} />}
      {isEditing ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need resets, and has no other meaning
        <div role="group" aria-label={labels.rename} onKeyDown={onKeyDown}>
          <input
            ref={field}
            className="yd-field"
            aria-label={labels.newName}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem && problemId}
            autoComplete="off"
            dir="auto"
            enterKeyHint="done"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Button onClick={end} tone="quiet">
            {labels.cancel}
          </Button>
          <Button onClick={save}>{labels.save}</Button>
          {problem && (
            <p id={problemId} className="yd-problem">
              {problem}
            </p>
          )}
        </div>
      ) : (
        (canRename || isSaving) && (
          <Button tone="quiet" isBusy={isSaving} onClick={begin}>
            {isSaving ? labels.saving : labels.rename}
          </Button>
        )
      )}
    </div>
  );
}
