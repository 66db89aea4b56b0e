"use client";

import { type ReactElement, useContext, useId, useMemo, useRef, useState } from "react";
import { useDevicesContext } from "../devices/devices-provider.tsx";
import { endedDetailsOf } from "../devices/to-ended-device.ts";
import { type EndedDevicesResult, useEndedDevices } from "../devices/use-ended-devices.ts";
import { useHistoryLabels } from "../devices/use-feature-labels.ts";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import { usePersonKey } from "../devices/use-person-key.ts";
import { DetailsOwner } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import { EndedList } from "./ended-list.tsx";
import { EndedState } from "./ended-state.tsx";
import { useKeptFocus } from "./focus.ts";
import {
  type DialogOwner,
  type History,
  HistoryContext,
  type HistoryPlace,
  type OpenDetails,
} from "./history-context.ts";
import { SayWhile } from "./live-region.tsx";
import { useHistorySearch } from "./use-history-search.ts";

/** Of what it needs alone: inside of a `YourDevices`, that one's are used. */
export interface EndedDevicesProps extends Pick<DeviceDialogSlots, "icon" | "details"> {
  /** The level of its heading in the page's outline. Default: one below the title of the `YourDevices` around it, else 3. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/**
 * The devices on which the person was signed in, behind a heading that opens them. Put it into `YourDevices`, as a child, or
 * alone anywhere inside a `DevicesProvider`. It asks for nothing before somebody opens it, or follows a link (`openDeviceId`)
 * to a device that is not on the list. It shows nothing at all without a history, and signs nothing out.
 */
export function EndedDevices({ headingLevel, ...slots }: EndedDevicesProps): ReactElement {
  const place = useContext(HistoryContext);
  // Another person has opened nothing.
  const key = usePersonKey();
  if (!place) return <Alone key={key} {...slots} level={headingLevel ?? 3} />;
  return <Disclosure key={key} {...place} level={headingLevel ?? place.level} />;
}

interface AloneProps extends Omit<EndedDevicesProps, "headingLevel"> {
  level: number;
}

/** With the card, the dialog and the live region that the widget has. */
function Alone({ level, ...slots }: AloneProps): ReactElement {
  const { locale } = useDevicesContext();
  const [history, register] = useState<History>();
  return (
    <DetailsOwner devices={nobody} history={history} {...slots}>
      <Disclosure className="yd" lang={locale} register={register} isListed level={level} icon={slots.icon} />
    </DetailsOwner>
  );
}

const nobody: [] = [];

interface DisclosureProps extends HistoryPlace {
  className?: string;
  lang?: string;
}

/** What it knows, shared with the owner of the dialog. Nothing is shown without a history. */
function Disclosure({ register, isListed, ...shown }: DisclosureProps): ReactElement | null {
  const labels = useHistoryLabels();
  const [isOpen, setIsOpen] = useState(false);
  const [owner, attend] = useState<DialogOwner>();
  const sought = owner?.sought;
  const history = useEndedDevices({ enabled: isListed && (isOpen || sought !== undefined) });
  const { status, devices } = history;
  const isSearching = useHistorySearch(history, sought);

  const shared = useMemo<History>(
    () => ({
      find(wanted) {
        const device = devices.find((one) => one.id === wanted);
        if (device)
          return {
            ...device,
            distinctName: device.name,
            state: "ready",
            known: endedDetailsOf(device, labels),
          };
        return wanted === sought && !isSearching ? null : undefined;
      },
      attend,
    }),
    [devices, sought, isSearching, labels],
  );
  const isAway = !isListed || status === "unsupported" || status === "signed-out";
  useBrowserLayoutEffect(() => {
    if (isAway) return;
    register(shared);
    return () => register(undefined);
  }, [register, shared, isAway]);
  if (isAway) return null;
  return (
    <>
      {isSearching && !isOpen && <SayWhile text={labels.historyLoading} />}
      <Panel
        {...shown}
        history={history}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
        onOpen={owner?.open}
      />
    </>
  );
}

interface PanelProps extends Omit<DisclosureProps, "register" | "isListed"> {
  history: EndedDevicesResult;
  isOpen: boolean;
  onToggle: () => void;
  onOpen: OpenDetails | undefined;
}

function Panel(props: PanelProps): ReactElement {
  const { history, isOpen, onToggle, onOpen, level, icon, className, lang } = props;
  const labels = useHistoryLabels();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(root, () => root.current?.querySelector<HTMLElement>(".yd-open") ?? button.current);
  const Heading = `h${level}` as "h3";
  const title = labels.historyTitle(history.retentionDays, history.total, labels.number);
  return (
    <div ref={root} className={className} lang={lang}>
      <div className="yd-group">
        <Heading className="yd-heading">
          <button
            ref={button}
            type="button"
            className="yd-disclose"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={onToggle}
          >
            {title}
          </button>
        </Heading>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <EndedState history={history} title={title} />
            <EndedList history={history} icon={icon} onOpen={onOpen} />
          </>
        )}
      </div>
    </div>
  );
}
