'use server'

import { redirect } from 'next/navigation'
import { change } from '../../change/change'
import { textOf, type Outcome } from '../../change/outcome'
import {
  AdminPlaceInstanceDocument,
  AdminRegisterInstanceDocument,
  AdminRotateInstanceKeyDocument,
  AdminUpdateInstanceDocument,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { instancePath, INSTANCES_PATH } from './path'

/** Makes an Instance known to the fleet. */
export async function registerInstance(_before: Outcome, form: FormData): Promise<Outcome> {
  const name = textOf(form, 'name')
  return await change({
    form,
    page: INSTANCES_PATH,
    document: AdminRegisterInstanceDocument,
    input: { name, url: textOf(form, 'url'), publicKey: textOf(form, 'publicKey') },
    payload: ({ registerInstance }) => registerInstance,
    done: ({ instance }) => (instance ? redirect(instancePath(instance.id)) : said(`“${name}” is registered.`)()),
  })
}

/** Changes the name and the address of an Instance. */
export async function updateInstance(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'instance')
  return await change({
    form,
    page: instancePath(id),
    document: AdminUpdateInstanceDocument,
    input: { id, name: textOf(form, 'name'), url: textOf(form, 'url'), ...expected(form) },
    payload: ({ updateInstance }) => updateInstance,
    done: said('Saved.'),
  })
}

/** Begins, replaces or (with no key) calls off the change to another key. */
export async function rotateKey(_before: Outcome, form: FormData): Promise<Outcome> {
  const [id, publicKey] = [textOf(form, 'instance'), textOf(form, 'publicKey')]
  return await change({
    form,
    page: instancePath(id),
    document: AdminRotateInstanceKeyDocument,
    input: { id, ...(publicKey === '' ? {} : { publicKey }), ...expected(form) },
    payload: ({ rotateInstanceKey }) => rotateInstanceKey,
    done: said(
      publicKey === '' ? 'It keeps the key that it has.' : 'The next key is known. Give it to the Instance now.',
    ),
  })
}

/** Makes a key the only one, at once. */
export async function replaceKey(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'instance')
  return await change({
    form,
    page: instancePath(id),
    document: AdminUpdateInstanceDocument,
    input: { id, publicKey: textOf(form, 'publicKey'), ...expected(form) },
    payload: ({ updateInstance }) => updateInstance,
    done: said('The key is in force.'),
  })
}

/** Places an Instance in a Zone. */
export async function placeInstance(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'instance')
  return await change({
    form,
    page: instancePath(id),
    document: AdminPlaceInstanceDocument,
    input: { instance: id, zone: textOf(form, 'zone') },
    payload: ({ placeInstance }) => placeInstance,
    done: said('It lies there from now on.'),
  })
}
