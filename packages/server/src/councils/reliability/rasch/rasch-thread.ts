import { parentPort, workerData } from 'node:worker_threads'
import { raschRunOf } from '@saolang/core/councils/reliability/rasch/run.ts'

parentPort?.postMessage(raschRunOf(workerData))
