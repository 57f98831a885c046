/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { cleanup, render, screen } from '@testing-library/react'
import { Providers } from './providers'

afterEach(cleanup)

const linkTo = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')

test('a way to sign in leads back to where one wanted to go', () => {
  render(<Providers providers={[{ id: 'IdentityProviders-1', name: 'Company' }]} next="/health?days=7" />)
  expect(linkTo(/^Sign in with Company$/)).toBe(
    '/auth/oidc/start?provider=IdentityProviders-1&returnTo=%2Fhealth%3Fdays%3D7',
  )
})

test('where there is none nothing is said; where it is not known, that', () => {
  const { container, rerender } = render(<Providers providers={[]} next="/" />)
  expect(container.textContent).toBe('')
  rerender(<Providers providers={null} next="/health" />)
  expect(container.textContent).toContain('could not be looked up')
  expect(linkTo(/^Try again$/)).toBe('/sign-in?next=%2Fhealth')
})
