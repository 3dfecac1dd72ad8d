import { Picture } from '../../kit/picture.tsx'
import type { PhotoView } from '../reviews/review-views.ts'

/** The address of a photo of the shop in one of its widths. */
export const photoAddress = (sha256: string, width: 240 | 480 | 960): string => `/shop/pictures/${sha256}/${width}.webp`

export type PhotoProps = {
  photo: PhotoView | undefined
  alt: string
  /** `card`: small in a list; `page`: as wide as the column. */
  size: 'card' | 'page'
  isLazy?: boolean
}

/** A photo in the width that a screen needs; its space is kept before it loads. Terraces under a star where there is none. */
export function Photo({ photo, alt, size, isLazy = true }: PhotoProps) {
  if (!photo) return <Picture alt="" />
  const { sha256, width, height } = photo
  const shape = { width, height, loading: isLazy ? 'lazy' : 'eager', decoding: 'async' } as const
  const at = (pixels: 240 | 480 | 960) => photoAddress(sha256, pixels)
  if (size === 'page')
    return (
      <img
        class="picture"
        src={at(480)}
        srcset={`${at(480)} 480w, ${at(960)} 960w`}
        sizes="(max-width: 56rem) 100vw, 30rem"
        alt={alt}
        {...shape}
      />
    )
  // A phone's list shows many: they come small whatever its screen could show, so that the page stays light.
  return (
    <picture>
      <source media="(max-width: 38rem)" srcset={at(240)} />
      <img class="picture" src={at(240)} srcset={`${at(480)} 2x`} alt={alt} {...shape} />
    </picture>
  )
}
