declare module 'node-media-server/src/protocol/rtmp.js' {
  /** A message with sound or pictures. */
  type Packet = { codec_type: number; size: number; dts: number; data: Buffer }
  /** One side of an RTMP connection, without its socket. */
  class Rtmp {
    onConnectCallback: (asked: { app: string; name: string }) => void
    onPlayCallback: () => void
    onPushCallback: () => void
    onPacketCallback: (packet: Packet) => void
    onOutputCallback: (bytes: Buffer) => void
    parserData(bytes: Buffer): string | null
  }
  export = Rtmp
}
declare module 'node-media-server/src/protocol/flv.js' {
  const flv: {
    createHeader(hasAudio: boolean, hasVideo: boolean): Buffer
    createMessage(packet: { codec_type: number; size: number; dts: number; data: Buffer }): Buffer
  }
  export = flv
}
declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (words: string) => void }
  export = logger
}
