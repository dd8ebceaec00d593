/** The mark: a speech bubble with a tick. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-accent-7)" />
      <path
        d="M8 11.5A3.5 3.5 0 0 1 11.5 8h9a3.5 3.5 0 0 1 3.5 3.5v5a3.5 3.5 0 0 1-3.5 3.5H15l-4.6 3.8c-.5.4-1.2 0-1.2-.6V19A3.5 3.5 0 0 1 8 16.5z"
        fill="#fff"
      />
      <path
        d="m12.6 14 2.4 2.4 4.6-4.6"
        fill="none"
        stroke="var(--mantine-color-accent-7)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
