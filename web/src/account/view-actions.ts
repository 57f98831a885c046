'use server'

import { change } from '../change/change'
import { textOf, textsOf, type Outcome } from '../change/outcome'
import { AccountFavouritesDocument, AccountRemoveViewDocument, AccountRenameViewDocument } from '../generated/graphql'
import { ACCOUNT_PATH } from './path'

/** Keeps these Spaces at hand, in this order. */
export async function setFavourites(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: AccountFavouritesDocument,
    input: { spaces: [...new Set(textsOf(form, 'space'))] },
    payload: ({ setFavouriteSpaces }) => setFavouriteSpaces,
    done: () => ({ kind: 'done', message: '' }),
  })
}

/** Gives a saved view another name. */
export async function renameView(_before: Outcome, form: FormData): Promise<Outcome> {
  const name = textOf(form, 'name')
  const expectedVersion = Number(textOf(form, 'version'))
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: AccountRenameViewDocument,
    input: { id: textOf(form, 'view'), name, expectedVersion },
    payload: ({ updateSavedView }) => updateSavedView,
    done: () => ({ kind: 'done', message: `It is called “${name}” now.` }),
  })
}

/** Removes a saved view, for everybody whom it was shown to. */
export async function removeView(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: AccountRemoveViewDocument,
    input: { id: textOf(form, 'view') },
    payload: ({ removeSavedView }) => removeSavedView,
    done: () => ({ kind: 'done', message: 'The view is gone.' }),
  })
}
