'use client'

import dynamic from 'next/dynamic'
import { Loading } from '../view/blank'

/** The panel of a cell; its script comes when one is first opened. */
export const CellPeek = dynamic(() => import('./cell-peek').then((module) => module.CellPeek), {
  ssr: false,
  loading: () => <Loading rows={8} />,
})
