import { beforeEach, describe, expect, it } from 'vitest'
import { lireEcrit } from '#fiche/ecriture/lire.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { sorteActeur } from './acteur.sorte.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const minimum = { nom: 'Atelier', profil: 'association', commune: 'Thiers (63430)' }
const lire = (souhait: Saisie) => lireEcrit(base.db, sorteActeur, { ...minimum, ...souhait })
const fautesDe = async (souhait: Saisie) => {
  const lu = await lire(souhait)
  return lu.ok ? {} : lu.fautes
}

describe('le formulaire d’une fiche', () => {
  it('un nom, un profil et une commune suffisent', async () => {
    expect(await lire({})).toMatchObject({ ok: true, valeur: { liens: [], siret: null, courrielContact: null, termeIds: [] } })
  })

  it('dit une phrase en français pour chaque champ faux', async () => {
    const fautes = {
      nom: 'A',
      profil: '',
      resume: 'x'.repeat(301),
      description: 'x'.repeat(20_001),
      liens: 'http://ancien.invalid',
      siret: '123',
      rna: 'W12',
      courriel_contact: 'pas une adresse',
      adresse: 'x'.repeat(301),
      source: 'x'.repeat(301),
    }
    const lues = await fautesDe(fautes)
    expect(Object.keys(lues).sort()).toEqual(Object.keys(fautes).sort())
    for (const { phrase } of Object.values(lues)) expect(phrase).toMatch(/^[A-ZÉC].*[.]$/)
  })

  it('comprend un SIRET écrit avec des espaces, et une adresse web sans https://', async () => {
    const lu = await lire({ siret: '732 829 320 00074', liens: 'www.exemple.fr\nhttps://exemple.fr/a' })
    expect(lu).toMatchObject({ ok: true, valeur: { siret: '73282932000074', liens: ['https://www.exemple.fr', 'https://exemple.fr/a'] } })
  })

  it('refuse tout lien qui ne mène pas à une adresse https', async () => {
    for (const lien of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://moi:secret@exemple.fr',
      'ftp://exemple.fr',
      'https://',
      'https://local',
    ]) {
      expect(await fautesDe({ liens: lien }), lien).toHaveProperty('liens')
    }
  })
})
