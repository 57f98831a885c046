import type { Feed } from '@spaceport/database/space'
import { named } from '../named.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'

/** Numbers of what the other parts refer to. The first is there from the beginning of a Space. */
export const FEED = { builtIn: 1, nuget: 2, images: 3, charts: 4 } as const

/** Where packages come from, besides the built-in feed. */
export function feeds({ ago, request }: Setting, secrets: SecretTexts): Feed[] {
  const feed = {
    username: null,
    secretId: null,
    details: '{}',
    downloadAttempts: 5,
    downloadRetryBackoff: 10,
    version: 1,
  }
  return [
    {
      ...{ ...feed, id: FEED.nuget, ...named('Company packages'), type: 'NUGET', createdAt: ago(620) },
      uri: 'https://packages.spaceport.example/nuget/v3/index.json',
      ...{ username: `${request.theme}-reader`, secretId: secrets.invent() },
    },
    {
      ...{ ...feed, id: FEED.images, ...named('Container registry'), type: 'DOCKER', createdAt: ago(500) },
      uri: 'https://registry.spaceport.example',
      ...{ username: 'robot', secretId: secrets.invent(40), downloadAttempts: 3 },
    },
    {
      ...{ ...feed, id: FEED.charts, ...named('Helm charts'), type: 'HELM', createdAt: ago(480) },
      uri: 'https://charts.spaceport.example/stable',
    },
  ]
}
