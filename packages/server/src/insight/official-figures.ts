/** A figure that an authority or the press published, as of the day that it names. */
export type OfficialFigure = { value: number; date: string; source: string; sourceHref: string }

/** Products of three stars and more in the whole country, as reported to the conference of 16/10/2025. */
export const nationalProducts: OfficialFigure = {
  value: 17_316,
  date: '09/2025',
  source: 'VietNamNet',
  sourceHref: 'https://vietnamnet.vn/ocop-dong-luc-ben-vung-cho-kinh-te-nong-thon-viet-nam-2453409.html',
}
