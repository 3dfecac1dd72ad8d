import { closePools, openPools } from '../../platform/sql.ts'
import { onImportAsked } from '../../registry/imports/run-import.ts'

// The work of an import in a process of its own, so that a test can kill it: node run-import.ts <database> <import>
const [url = '', batchId = ''] = process.argv.slice(2)
openPools(url, 2)
await onImportAsked({ batchId })
await closePools()
