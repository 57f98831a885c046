import { describe, expect, test } from '@jest/globals'
import { accessFaults } from './access-reach.js'

const take = (permission: string) => `@access(permission: "${permission}")`
const PROJECT = `type Project { id: ID! ${take('Public')} name: String! ${take('ProjectView')} }`

describe('declared access holds together', () => {
  test.each([
    [
      'a nullable field to another permission',
      `type Release { tag: String! ${take('ReleaseView')} project: Project ${take('ReleaseView')} }`,
    ],
    ['a required field to the same permission', `type Edge { node: Project! ${take('ProjectView')} }`],
    [
      'a required field to what is public',
      `type Page { info: Info! ${take('ProjectView')} } type Info { n: Int! ${take('Public')} }`,
    ],
    [
      'root fields with permissions of their own',
      `type Query { a: Int! ${take('ProjectView')} b: Int! ${take('ReleaseView')} }`,
    ],
    ['nullable neighbours', `type A { a: Int! ${take('SpaceView')} b: Int ${take('AdministerSystem')} }`],
    [
      'an interface as strong as what implements it',
      `interface I { a: Int! ${take('ProjectView')} } type A implements I { a: Int! ${take('ProjectView')} }`,
    ],
    [
      'lists and connections among the neighbours',
      `type A { a: Int! ${take('SpaceView')} b: [Project!]! ${take('ProjectView')} c: BConnection! ${take('ProjectView')} }
       type BConnection { n: Int! ${take('ProjectView')} } type B { a: A! ${take('SpaceView')} }`,
    ],
  ])('%s', (_, sdl) => expect(accessFaults(`${PROJECT} ${sdl}`)).toEqual([]))

  test.each([
    [
      'an interface that takes less',
      `interface I { a: Int ${take('Public')} } type A implements I { a: Int ${take('ProjectView')} }`,
      'I.a takes Public, but A.a takes ProjectView',
    ],
    [
      'an interface that takes another',
      `interface I { a: Int ${take('SpaceView')} } type A implements I { a: Int ${take('ProjectView')} }`,
      'I.a takes SpaceView, but A.a takes ProjectView',
    ],
    [
      'an interface extended elsewhere',
      `interface I { a: Int ${take('Public')} } type A { b: Int ${take('Public')} } extend type A implements I { a: Int ${take('ProjectView')} }`,
      'I.a takes Public, but A.a takes ProjectView',
    ],
    [
      'a required field that takes less',
      `type R { project: Project! ${take('Public')} }`,
      'R.project takes Public, but Project, which it must lead to, ProjectView',
    ],
    [
      'a required list',
      `type R { all: [Project!]! ${take('ReleaseView')} }`,
      'R.all takes ReleaseView, but Project, which it must lead to, ProjectView',
    ],
    [
      'a required mutation payload',
      `type Mutation { a: P! ${take('ProjectCreate')} } type P { id: ID! ${take('ProjectView')} }`,
      'Mutation.a takes ProjectCreate, but P, which it must lead to, ProjectView',
    ],
    [
      'a required union',
      `type R { any: U! ${take('Public')} } union U = Project`,
      'R.any takes Public, but U, which it must lead to, ProjectView',
    ],
    [
      'a required interface',
      `type R { any: I! ${take('Public')} } interface I { a: Int! ${take('ProjectView')} }`,
      'R.any takes Public, but I, which it must lead to, ProjectView',
    ],
    [
      'required neighbours',
      `type A { a: Int! ${take('SpaceView')} b: Int! ${take('AdministerSystem')} }`,
      'the required fields of A take SpaceView and AdministerSystem: make those nullable that are not its own',
    ],
  ])('fails for %s', (_, sdl, fault) => expect(accessFaults(`${PROJECT} ${sdl}`)).toEqual([fault]))
})
