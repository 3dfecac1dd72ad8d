// Checks the audit log of a Sao Làng system. This one file needs nothing but Node 18 and shares no code with the log: what both must agree
// on is written in docs/audit-log.md.
//
//   node verify-log.mjs export.jsonl [--key <key>] [--witness <key>]… [--checkpoints <file>]…   a whole log, taken from /audit/log.jsonl
//   node verify-log.mjs receipt.json [--key <key>] [--witness <key>]…      one line, taken from /audit/lines/{n}/receipt.json
//
// One JSON line a finding, then one that sums up. Exit code 0: nothing found; 1: something found; 2: it cannot be read.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
export const hashOfNode = (left, right) => sha256('\x01', left, right)
const fields = (list) => list.map((field) => JSON.stringify(field ?? null)).join('\n')

/** The leaf of a line, from its facts and commitments. */
export function leafOf({ seq, at, action, outcome, role, subjectKind, who, what }) {
  const list = [String(seq), at, action, outcome, role, subjectKind, who.commitment, what.commitment]
  return sha256('\x00', `saolang audit line 1\n${fields(list)}`)
}

/** What is wrong with one line taken by itself; nothing when its open parts are what was committed to. */
export function findLineFaults(line) {
  const { who, what } = line
  const parts = [
    ['who', who, [who.personId, who.jurisdiction, who.organisationId], [null, null, null]],
    ['what', what, [what.subjectId, what.detail], ['', '{}']],
  ]
  const faults = parts.flatMap(([name, { salt, commitment }, list, erased]) => {
    if (!salt) {
      const isBlank = list.every((field, i) => (field ?? erased[i]) === erased[i])
      return isBlank ? [] : [`${name} has words and no salt`]
    }
    const bytes = Buffer.from(salt, 'hex')
    const isCommitted = bytes.length === 32 && sha256(bytes, fields(list)).toString('hex') === commitment
    return isCommitted ? [] : [`${name} is not what was committed to`]
  })
  if (leafOf(line).toString('hex') !== line.leaf) faults.push('its leaf is not that of its facts')
  return faults
}

/** A verifier key, `name+hash+base64`: of a log (it signs notes) or of a witness (it cosigns). Throws an Error when it is none. */
export function readKey(words) {
  const [, name, hash, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(words) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (bytes.length !== 33 || sha256(`${name}\n`, bytes).toString('hex').slice(0, 8) !== hash)
    throw new Error(`no key: ${words}`)
  const x = bytes.subarray(1).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return { name, hash, signs: bytes[0] === 4 ? 'cosignatures' : 'notes', key }
}

/** A checkpoint: what it says, and which of the keys signed it. Undefined for what is no checkpoint. */
export function openCheckpoint(note, keys) {
  const cut = note.indexOf('\n\n')
  const text = note.slice(0, cut + 1)
  const [origin, size, root, ...rest] = text.split('\n')
  if (cut < 0 || !origin || !/^(0|[1-9][0-9]*)$/.test(size ?? '') || rest.at(-1) !== '') return undefined
  const signedBy = []
  const forged = []
  for (const line of note
    .slice(cut + 2)
    .split('\n')
    .filter(Boolean)) {
    const [, name, base64] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = Buffer.from(base64 ?? '', 'base64')
    const key = keys.find((k) => k.name === name && k.hash === bytes.subarray(0, 4).toString('hex'))
    if (key) (isSignedBy(key, text, bytes) ? signedBy : forged).push(key)
  }
  return { origin, size: Number(size), root, signedBy, forged }
}

function isSignedBy({ signs, key }, text, bytes) {
  if (signs === 'notes') return bytes.length === 68 && verify(null, Buffer.from(text), key, bytes.subarray(4))
  if (bytes.length !== 76) return false
  const signed = `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}`
  return verify(null, Buffer.from(signed), key, bytes.subarray(12))
}

/** The root that an audit path leads to from a leaf (RFC 9162, section 2.1.3.2); undefined when the path does not fit. */
export function rootFromPath(index, size, leaf, path) {
  if (!(index >= 0 && index < size)) return undefined
  let [fn, sn, root] = [index, size - 1, leaf]
  for (const hash of path) {
    if (sn === 0) return undefined
    if (fn % 2 === 1 || fn === sn) {
      root = hashOfNode(hash, root)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else root = hashOfNode(root, hash)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 ? root : undefined
}

/** A tree that grows leaf by leaf and keeps only the hashes of its largest full subtrees. */
export function growTree() {
  const frontier = []
  let size = 0
  return {
    grow(leaf, filled = () => {}) {
      let [hash, place, level] = [leaf, size, 0]
      for (; place % 2 === 1; place = Math.floor(place / 2)) {
        hash = hashOfNode(frontier.pop(), hash)
        level += 1
        if (level % 8 === 0) filled(level / 8, Math.floor(place / 2), hash)
      }
      frontier.push(hash)
      size += 1
    },
    root: () => (frontier.length ? frontier.reduceRight((right, left) => hashOfNode(left, right)) : sha256()),
  }
}

/**
 * Walks a whole log once and yields everything that is not as it was written. `lines` come in batches; `inside` are the checkpoints that the log
 * itself holds, `outside` copies kept elsewhere, all of them where `isWholeCopy`; `head` and `subtrees` are what a database says of its tree.
 */
export async function* verifyLog(
  batches,
  { key, witnesses = [], inside = [], outside = [], isWholeCopy, head, subtrees },
) {
  const keys = [key, ...witnesses].map(readKey)
  const read = new Map([...inside, ...outside].map((note) => [note, undefined]))
  for (const note of read.keys()) read.set(note, openCheckpoint(note, keys))
  const opened = [
    ...inside.map((note) => ({ ...read.get(note), isInside: true })),
    ...outside.map((note) => ({ ...read.get(note), isInside: false })),
  ]
  const bySize = groupBySize(opened)
  const tree = growTree()
  const [erased, told] = [new Set(), new Set()]
  const kept = new Map(Object.entries(subtrees ?? {}))
  let last = 0
  for await (const lines of batches)
    for (const line of lines) {
      const { seq } = line
      if (seq > last + 1)
        yield { finding: 'line-missing', seq: last + 1, says: `lines ${last + 1} to ${seq - 1} are not there` }
      if (seq <= last) yield { finding: 'line-out-of-order', seq, says: `line ${seq} follows line ${last}` }
      for (const says of findLineFaults(line)) yield { finding: 'line-changed', seq, says }
      if (!line.who.salt) erased.add(`${seq} who`)
      if (!line.what.salt) erased.add(`${seq} what`)
      if (line.action === 'audit.erase' && line.outcome === 'done' && line.what.salt)
        told.add(`${line.what.subjectId} ${JSON.parse(line.what.detail).part}`)
      const wrong = []
      tree.grow(leafOf(line), (level, index, hash) => {
        if (subtrees && kept.get(`${level} ${index}`) !== hash.toString('hex')) wrong.push(`${level} ${index}`)
        kept.delete(`${level} ${index}`)
      })
      for (const where of wrong)
        yield { finding: 'subtree-differs', seq, says: `the hash kept of subtree ${where} is not that of its leaves` }
      last = seq
      for (const { root, isInside } of bySize.get(seq) ?? [])
        if (root !== tree.root().toString('base64'))
          yield {
            finding: 'checkpoint-differs',
            seq,
            says: `${isInside ? 'a checkpoint' : 'a copy of a checkpoint'} states another root`,
          }
    }
  for (const where of kept.keys())
    yield { finding: 'subtree-differs', seq: last, says: `subtree ${where} has no leaves` }
  for (const part of erased)
    if (!told.has(part))
      yield { finding: 'erased-without-act', seq: Number(part.split(' ')[0]), says: `no act erased ${part}` }
  if (head && head.size > last)
    yield { finding: 'end-cut', seq: last + 1, says: `the log went on to line ${head.size} and ends at ${last}` }
  else if (head && (head.size < last || head.root !== tree.root().toString('base64')))
    yield { finding: 'head-differs', seq: last, says: `the head names line ${head.size} with another root or place` }
  yield* findCheckpointFaults(opened, { keys, last, isWholeCopy })
}

function* findCheckpointFaults(opened, { keys: [key, ...witnesses], last, isWholeCopy }) {
  const sizes = (isInside) => new Set(opened.filter((note) => note.isInside === isInside).map(({ size }) => size))
  const [inside, outside] = [sizes(true), sizes(false)]
  const newestCopy = Math.max(0, ...outside)
  for (const { origin, size, signedBy, forged, isInside } of opened) {
    if (size === undefined) yield { finding: 'checkpoint-unreadable', seq: last, says: 'a checkpoint cannot be read' }
    else if (!signedBy.includes(key) || origin !== key.name)
      yield {
        finding: 'signature-wrong',
        seq: size,
        says: `the checkpoint of ${size} lines was not signed by ${key.name}`,
      }
    for (const { name } of forged.filter((k) => k !== key))
      yield { finding: 'cosignature-wrong', seq: size, says: `the signature of ${name} does not verify` }
    if (size > last)
      yield {
        finding: 'checkpoint-beyond-end',
        seq: size,
        says: `a tree of ${size} lines was signed; ${last} are there`,
      }
    if (!isInside && !inside.has(size))
      yield { finding: 'checkpoint-removed', seq: size, says: 'is outside the log and not in it' }
    // The newest may wait for its copy; an older one may not.
    if (isWholeCopy && isInside && !outside.has(size) && size < newestCopy)
      yield { finding: 'checkpoint-not-copied', seq: size, says: 'is in the log and not outside it' }
  }
  for (const witness of witnesses)
    if (!opened.some(({ signedBy }) => signedBy?.includes(witness)))
      yield { finding: 'not-witnessed', seq: last, says: `${witness.name} signed no checkpoint` }
}

function groupBySize(list) {
  const groups = new Map()
  for (const item of list) groups.set(item.size, [...(groups.get(item.size) ?? []), item])
  return groups
}

/** What is wrong with the receipt of one line: its parts, its leaf, the path to the root, the signatures. */
export function verifyReceipt({ line, checkpoint, path }, { key, witnesses = [] }) {
  const keys = [key, ...witnesses].map(readKey)
  const opened = openCheckpoint(checkpoint, keys)
  const findings = findLineFaults(line).map((says) => ({ finding: 'line-changed', seq: line.seq, says }))
  const hashes = path.map((hash) => Buffer.from(hash, 'base64'))
  const root = opened && rootFromPath(line.seq - 1, opened.size, leafOf(line), hashes)
  if (root?.toString('base64') !== opened?.root)
    findings.push({ finding: 'not-in-log', seq: line.seq, says: 'its path does not lead to the root that was signed' })
  for (const wanted of keys)
    if (!opened?.signedBy.includes(wanted))
      findings.push({ finding: 'signature-wrong', seq: line.seq, says: `not signed by ${wanted.name}` })
  return findings
}

/** What a command line asks for: a thing to check, keys, and checkpoints kept elsewhere. Throws an Error when it names nothing to check. */
export function readArguments(args) {
  const found = { '--key': [], '--witness': [], '--checkpoints': [] }
  const [what] = args.filter((arg, i) => !found[arg] && !found[args[i - 1]])
  for (const [i, arg] of args.entries()) found[arg]?.push(args[i + 1])
  if (!what) throw new Error('name what to check')
  return {
    what,
    key: found['--key'][0],
    witnesses: found['--witness'],
    outside: found['--checkpoints'].flatMap(readNotes),
  }
}

/** Prints findings and what sums them up as JSON lines, and sets the exit code. */
export async function answer(work) {
  try {
    const { findings, ...rest } = await work()
    for (const finding of findings) process.stdout.write(`${JSON.stringify(finding)}\n`)
    process.stdout.write(`${JSON.stringify({ findings: findings.length, ...rest })}\n`)
    process.exitCode = findings.length === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

/** True when a file is the one that was started. */
export const isStarted = (url) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href

async function verifyFile({ what, ...asked }) {
  if (what.endsWith('.jsonl')) return verifyExport(what, asked)
  const receipt = JSON.parse(readFileSync(what, 'utf8'))
  const key = asked.key ?? receipt.key
  return { findings: verifyReceipt(receipt, { ...asked, key }), line: receipt.line.seq, key }
}

// A file of checkpoints: one as it is served, or a JSON line each.
function readNotes(file) {
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('{')) return [text]
  const lines = text.trim().split('\n')
  return lines.map((line) => JSON.parse(line).checkpoint)
}

async function verifyExport(file, asked) {
  const inside = []
  let [lines, key] = [0, asked.key]
  for await (const text of recordsOf(file)) {
    if (text.startsWith('{"checkpoint"')) inside.push(JSON.parse(text).checkpoint)
    else if (text.startsWith('{"key"')) key ??= JSON.parse(text).key
    else lines += 1
  }
  const findings = []
  for await (const finding of verifyLog(batchesOf(file), { ...asked, key, inside })) findings.push(finding)
  return { findings, lines, checkpoints: inside.length, outside: asked.outside.length, key }
}

// Not by readline: that one also breaks at U+2028, which a JSON string may hold.
async function* recordsOf(file) {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const records = (rest + chunk).split('\n')
    rest = records.pop()
    yield* records
  }
  if (rest) yield rest
}

async function* batchesOf(file) {
  for await (const text of recordsOf(file)) if (text.startsWith('{"seq"')) yield [JSON.parse(text)]
}

if (isStarted(import.meta.url)) answer(async () => verifyFile(readArguments(process.argv.slice(2))))
