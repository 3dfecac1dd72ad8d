import { captureEvents } from './capture-events.ts'
import { type Field, members } from './field.ts'
import { fileDossiers, forwardDossiers } from './file-dossiers.ts'
import { concludeDossiers, conveneSessions, scoreDossiers } from './judge-dossiers.ts'
import { orderGoods, sellGoods } from './order-goods.ts'

/** Lets all clients go; ends when the tide is over and each has had its last answer. */
export async function startClients(field: Field, run: string, token: string): Promise<void> {
  await Promise.all([
    fileDossiers(field, run),
    fileDossiers(field, run),
    forwardDossiers(field),
    conveneSessions(field, run),
    ...members.map((mailbox) => scoreDossiers(field, mailbox)),
    concludeDossiers(field),
    captureEvents(field, run, token),
    captureEvents(field, run, token),
    orderGoods(field, run),
    orderGoods(field, run),
    orderGoods(field, run),
    sellGoods(field, run),
  ])
}
