import { describe, expect, test } from '@jest/globals'
import { checkJson, checkOrigin } from './browser.js'

const own = new Set(['https://spaceport.example'])
const refused = expect.objectContaining({ code: 'CSRF' })

describe('requests that a browser may send', () => {
  test('come from our own pages, or do not say where they come from', () => {
    for (const headers of [
      {},
      { origin: 'https://spaceport.example' },
      { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' },
      { 'sec-fetch-site': 'same-origin' },
    ]) {
      expect(() => checkOrigin(headers, own)).not.toThrow()
    }
  })

  test('do not come from another site', () => {
    for (const headers of [
      { origin: 'https://evil.example', host: 'spaceport.example' },
      { origin: 'null', host: 'spaceport.example' },
      { origin: 'https://spaceport.example.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect(() => checkOrigin(headers, own)).toThrow(refused)
    }
  })

  test('may come from anywhere with an API key, which no browser adds by itself', () => {
    expect(() => checkOrigin({ origin: 'https://evil.example', authorization: 'Bearer x' }, own)).not.toThrow()
  })
})

describe('bodies', () => {
  test('are JSON in UTF-8', () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
      expect(() => checkJson(type)).not.toThrow()
    }
    for (const type of [
      undefined,
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/plain; application/json',
      'application/json; charset=utf-16',
      'application/json; charset=ibm500',
    ]) {
      expect(() => checkJson(type)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_MEDIA_TYPE' }))
    }
  })
})
