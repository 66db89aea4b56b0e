/** The nearest element around this one that can take the focus, else the element itself. */
export function focusableAround(element: HTMLElement | null): HTMLElement | null {
  return element?.parentElement?.closest<HTMLElement>("[tabindex]") ?? element;
}
