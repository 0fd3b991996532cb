import type { ComponentChildren } from 'preact'
import type { FondDeCarte } from './fond.ts'
import type { Geometrie } from './geometrie.ts'

/** Une surface. `classe` : contexte, principal, contour… (voir carte.css) ; plusieurs possibles. `nomme` : écrit son nom s'il y tient. */
export type ZoneDeCarte = {
  id: string | number
  d?: Geometrie
  libelle: string
  href?: string
  classe?: string
  valeur?: string | number
  nomme?: true
}

/** Un disque. `rayon` en unités du dessin (600 de large) ; `texte` s'écrit dedans, `nomme` écrit son nom à côté ; `id` le lie aux `data-point` de la page. */
export type PointDeCarte = {
  id?: string | number
  lon: number
  lat: number
  libelle: string
  href?: string
  classe?: string
  rayon?: number
  texte?: string
  valeur?: string | number
  nomme?: true
}

export type EntreeDeLegende = { classe: string; libelle: string; forme?: 'zone' | 'point' }

export type ProprietesDeCarte = {
  titre: string
  fond: FondDeCarte
  zones?: ZoneDeCarte[]
  points?: PointDeCarte[]
  legende?: EntreeDeLegende[]
  /** Vrai : au moins un contour est calculé et non officiel ; la carte le dit. */
  indicatif?: boolean
  source?: string
  /** Noms des colonnes du jumeau texte. */
  colonnes?: { nom: string; valeur: string }
  /** Remplace le jumeau texte, quand la page dit déjà la même chose en texte à côté. */
  texteAilleurs?: ComponentChildren
  /** Le plus petit détail gardé, en unités carrées du dessin : plus grand, plus léger. */
  tolerance?: number
  /** Vrai : les longs angles d'un contour calculé sont arrondis (cartes locales). */
  adoucir?: boolean
}
