import { expect, test } from 'vitest'
import { listMissingJudges } from './require-judges.ts'

test('programs that no folder of the PATH holds are missing, each by its name', () => {
  expect(listMissingJudges('/nowhere')).toEqual([
    'pdfsig',
    'pdftoppm',
    'zbarimg',
    'dmtxread',
    'certutil',
    'openssl',
    'pkcs11-tool',
    'softhsm2-util',
    'ffmpeg',
    'ffprobe',
    'nats-server',
    'promtool',
  ])
})
