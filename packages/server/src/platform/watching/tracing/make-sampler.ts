import type { Sampler } from '@opentelemetry/sdk-trace'
import type { TracingSettings } from '../settings.ts'

/** The sampler that OpenTelemetry's own names ask for (OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG). */
export async function makeSampler({ sampler, samplerArg }: TracingSettings): Promise<Sampler> {
  const { AlwaysOnSampler, AlwaysOffSampler, ParentBasedSampler, TraceIdRatioBasedSampler } = await import(
    '@opentelemetry/sdk-trace'
  )
  const share = Number(samplerArg ?? 1)
  const byShare = () => new TraceIdRatioBasedSampler(Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1)
  const below = (root: Sampler) => new ParentBasedSampler({ root })
  const makers = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: byShare,
    parentbased_always_on: () => below(new AlwaysOnSampler()),
    parentbased_always_off: () => below(new AlwaysOffSampler()),
    parentbased_traceidratio: () => below(byShare()),
  } satisfies Record<TracingSettings['sampler'], () => Sampler>
  return makers[sampler]()
}
