/** One-colour drawings on a 24-unit grid; each says the same as the word beside it, so it is hidden from screen readers. */
const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 7v5.5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  warning: 'M12 9v4.5M12 17v.1M12 3.5L2.5 20h19z',
  info: 'M12 11v6M12 7.2v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  pause: 'M9 7v10M15 7v10',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5',
  arrowRight: 'M5 12h14M13 6l6 6-6 6',
  arrowLeft: 'M19 12H5M11 6l-6 6 6 6',
  arrowUp: 'M12 19V5M6 11l6-6 6 6',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  file: 'M13.5 3H6v18h12V7.5zM13.5 3v4.5H18',
  leaf: 'M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-4-1-4-1zM5 21c1-5 4-8 8-10',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
} as const

export type IconName = keyof typeof drawings

/** An icon the size of the text around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}

/** The mark of Sao Làng: a star risen over two terraces. */
export function BrandMark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="10" class="mark-ground" />
      <path class="mark-star" d="m20 6 3.5 7.3 8 1-5.9 5.5 1.5 7.9L20 23.8l-7.1 3.9 1.5-7.9-5.9-5.5 8-1z" />
      <path class="mark-field" d="M6.5 31.5c5-3.4 22-3.4 27 0M11 35.5c4-2 14-2 18 0" />
    </svg>
  )
}
