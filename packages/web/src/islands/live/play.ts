/// <reference path="./hls-light.d.ts" />

/** Plays a live sale in a video element: by hls.js where the browser takes pieces, else as the browser does by itself (iPhones). Gives how to end it. */
export async function playLive(video: HTMLVideoElement, playlist: string): Promise<() => void> {
  const { default: Hls } = await import('hls.js/light')
  if (!Hls.isSupported()) {
    if (video.currentSrc === '') video.src = playlist
    return () => {}
  }
  // A worker would be a script from a blob, which the page's policy does not take.
  const hls = new Hls({
    enableWorker: false,
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.1,
    manifestLoadPolicy: patient,
    playlistLoadPolicy: patient,
  })
  // How far behind a player stays the playlist says; the constructor takes this only together with a distance of our own.
  hls.config.liveMaxLatencyDuration = mostBehindSeconds
  video.removeAttribute('src')
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError()
    else setTimeout(() => hls.loadSource(playlist), 2000)
  })
  hls.attachMedia(video)
  hls.loadSource(playlist)
  void video.play().catch(() => {})
  return () => hls.destroy()
}

// Whoever is later than this jumps on.
const mostBehindSeconds = 10

// Before the first picture there is no playlist yet, and a host may be away for a while.
const retry = { maxNumRetry: 1000, retryDelayMs: 1000, maxRetryDelayMs: 2000 }
const patient = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: retry,
    errorRetry: retry,
  },
}
