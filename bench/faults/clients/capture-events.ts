import type { Field } from './field.ts'

const product = 'https://id.gs1.org/01/09520123456788'

/** A program that tells events, a document at a time; now and then one again that was taken in before. */
export async function captureEvents({ program, history, tide }: Field, run: string, token: string): Promise<void> {
  const client = program(token)
  const sent: { key: string; body: string; count: number }[] = []
  for (let no = 1; !tide.isOver; no++) {
    const former = client.random() < 0.1 ? sent[Math.floor(client.random() * sent.length)] : undefined
    const one =
      former ?? makeDocument(`${run}-${client.name.replace(' ', '-')}-${no}`, 1 + Math.floor(client.random() * 8))
    const told = await client.write({
      ...{ act: 'event.capture', key: one.key, says: String(one.count), method: 'POST', path: '/epcis/capture' },
      ...{ body: one.body, again: 'by-itself' },
    })
    if (told.is !== 'ok') continue
    const job = told.answer?.headers.get('location')?.split('/').at(-1) as string
    history.note(
      { op: -history.entries.length, client: client.name, act: 'capture.job', key: job, says: String(one.count) },
      'ok',
    )
    if (!former && sent.length < 100) sent.push(one)
  }
}

function makeDocument(key: string, count: number) {
  const eventList = Array.from({ length: count }, (_, i) => ({
    type: 'ObjectEvent',
    eventID: `https://su-kien.example.vn/${key}/${i}`,
    eventTime: new Date(Date.UTC(2026, i % 12, 1 + i)).toISOString(),
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    epcList: [`${product}/21/${key.slice(-14)}-${i}`],
  }))
  const body = JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-01T00:00:00Z',
    epcisBody: { eventList },
  })
  return { key, body, count }
}
