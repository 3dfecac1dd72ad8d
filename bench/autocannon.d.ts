declare module 'autocannon' {
  type Options = {
    url: string
    headers?: Record<string, string>
    connections: number
    duration: number
    workers?: number
  }
  type Result = {
    requests: { average: number; total: number }
    statusCodeStats?: Record<string, { count: number }>
    errors: number
  }
  const autocannon: (options: Options) => Promise<Result>
  // biome-ignore lint/style/noDefaultExport: the package has it so
  export default autocannon
}
