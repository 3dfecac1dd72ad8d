import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address, oneOf, text } from '../settings/setting.ts'

const samplers = [
  'parentbased_always_on',
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

/** What lets others look in: measurements and traces. The names of the latter are OpenTelemetry's own. */
export const watchingSettings = {
  SAOLANG_METRICS_TOKEN: text({
    isSecret: true,
    means: [
      'khóa để máy khác đọc `/metrics` (`Authorization: Bearer …`); không có thì chỉ đọc được từ chính máy này',
      'the token with which another machine reads `/metrics` (`Authorization: Bearer …`); without one only this machine may',
    ],
    neededBy: ['Prometheus ở máy khác', 'a Prometheus elsewhere'],
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: address({
    means: [
      'nơi nhận vết theo OTLP/HTTP, như `http://localhost:4318`; không có thì không ghi vết',
      'where traces go by OTLP/HTTP, as `http://localhost:4318`; without it nothing is traced',
    ],
  }),
  OTEL_EXPORTER_OTLP_HEADERS: text({
    isSecret: true,
    means: ['tiêu đề gửi kèm, `tên=giá trị,…`', 'headers that go along, `name=value,…`'],
  }),
  OTEL_SERVICE_NAME: text({ means: ['tên của hệ thống trong vết', 'the name of the system in traces'] }, 'saolang'),
  OTEL_TRACES_SAMPLER: oneOf({ means: ['vết nào được ghi', 'which traces are kept'] }, samplers),
  OTEL_TRACES_SAMPLER_ARG: text({
    means: [
      'phần vết được ghi với `traceidratio`, từ 0 đến 1',
      'the share of traces kept by `traceidratio`, from 0 to 1',
    ],
  }),
}

/** Where traces go, and which of them. */
export type TracingSettings = Readonly<{
  endpoint: string
  headers?: string
  service: string
  sampler: (typeof samplers)[number]
  samplerArg?: string
}>

/** Who may look in from outside. */
export type WatchingSettings = Readonly<{ metricsToken?: string; tracing?: TracingSettings }>

/** What the environment says of it. Throws an Error of one clear line that names the variable at fault. */
export function readWatchingSettings(env: Environment): WatchingSettings {
  const e = readSettings(watchingSettings, env)
  return Object.freeze({
    ...(e.SAOLANG_METRICS_TOKEN && { metricsToken: e.SAOLANG_METRICS_TOKEN }),
    ...(e.OTEL_EXPORTER_OTLP_ENDPOINT && {
      tracing: {
        endpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT,
        ...(e.OTEL_EXPORTER_OTLP_HEADERS && { headers: e.OTEL_EXPORTER_OTLP_HEADERS }),
        service: e.OTEL_SERVICE_NAME,
        sampler: e.OTEL_TRACES_SAMPLER,
        ...(e.OTEL_TRACES_SAMPLER_ARG && { samplerArg: e.OTEL_TRACES_SAMPLER_ARG }),
      },
    }),
  })
}
