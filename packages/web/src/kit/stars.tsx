import { useText } from './words.ts'

/** The star of the programme, drawn once a document; `Page` puts it in. */
export function StarSprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true">
      <symbol id="star" viewBox="0 0 24 24">
        <path d="M12 1.9c.5 0 .9.3 1.1.7l2.5 5.3 5.8.8c1 .1 1.4 1.3.7 2l-4.2 4.1 1 5.8c.2 1-.9 1.7-1.7 1.3L12 19.1l-5.2 2.8c-.9.4-1.9-.3-1.7-1.3l1-5.8L1.9 10.7c-.7-.7-.3-1.9.7-2l5.8-.8 2.5-5.3c.2-.4.6-.7 1.1-.7z" />
      </symbol>
    </svg>
  )
}

export type StarsProps = { count: number; size?: 'small' | 'normal' | 'large' }

/** A product's stars, 0 to 5, read out as "4 trên 5 sao". */
export function Stars({ count, size = 'normal' }: StarsProps) {
  const t = useText()
  return (
    <span class={`stars stars-${size}`} role="img" aria-label={t('kit.starsOf5', { n: count })}>
      {[1, 2, 3, 4, 5].map((n) => (
        <svg key={n} class={n <= count ? undefined : 'off'} aria-hidden="true">
          <use href="#star" />
        </svg>
      ))}
    </span>
  )
}
