export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M2 9c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" />
        <path d="M2 16c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" />
      </svg>
      Tidewater
    </span>
  );
}
