export type PictureProps = { src?: string; alt: string; width?: number; height?: number; isLazy?: boolean }

/** A product's photo, or terraces under a star where there is none yet. The space is kept before it loads. */
export function Picture({ src, alt, width = 4, height = 3, isLazy = true }: PictureProps) {
  if (src)
    return (
      <img class="picture" src={src} alt={alt} width={width} height={height} loading={isLazy ? 'lazy' : undefined} />
    )
  return (
    <svg class="picture none" viewBox="0 0 120 90" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path d="M-5 58c34-16 92-18 130-4M-5 67c34-14 92-16 130-3M-5 76c34-12 92-14 130-2M-5 85c34-10 92-11 130-1" />
      <use href="#star" x="48" y="18" width="24" height="24" />
    </svg>
  )
}
