import { expect, test } from 'vitest'
import { findBrowser } from './find-browser.ts'

const here = process.execPath

test('CHROMIUM names the browser, before any usual place', () => {
  expect(findBrowser({ CHROMIUM: here }, ['/usr/bin/env'])).toBe(here)
})

test('a CHROMIUM that is not there is no browser, whatever else is installed', () => {
  expect(findBrowser({ CHROMIUM: '/nowhere/chromium' }, [here])).toBeUndefined()
})

test('without CHROMIUM the first usual place that is there is taken', () => {
  expect(findBrowser({}, ['/nowhere/chromium', here])).toBe(here)
  expect(findBrowser({}, ['/nowhere/chromium'])).toBeUndefined()
})
