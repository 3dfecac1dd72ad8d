// The player without what live sales do not use (subtitles, other sound tracks, protection); its package has types for the whole only.
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
