'use client'

import dynamic from 'next/dynamic'

/** What stands over a list; its script comes with the first of it. */
export const ListDialogs = dynamic(() => import('./list-dialogs').then((module) => module.ListDialogs), { ssr: false })
