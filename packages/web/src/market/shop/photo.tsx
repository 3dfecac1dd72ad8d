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
  const small = size === 'card'
  return (
    <img
      class="picture"
      src={photoAddress(sha256, small ? 240 : 480)}
      srcset={
        small
          ? `${photoAddress(sha256, 240)} 240w, ${photoAddress(sha256, 480)} 480w`
          : `${photoAddress(sha256, 480)} 480w, ${photoAddress(sha256, 960)} 960w`
      }
      sizes={small ? '(max-width: 38rem) 7.5rem, 17rem' : '(max-width: 56rem) 100vw, 30rem'}
      alt={alt}
      width={width}
      height={height}
      loading={isLazy ? 'lazy' : undefined}
      decoding="async"
    />
  )
}
