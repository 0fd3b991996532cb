import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifier } from '#socle/formulaire.ts'
import { ficheSchema } from './fiche.schema.ts'

const minimum = { nom: 'Atelier', profil: 'association' }
const erreurs = (souhait: Record<string, string | string[]>) => {
  const lu = verifier({ ...minimum, ...souhait }, ficheSchema)
  return lu.ok ? {} : lu.erreurs
}

describe('le formulaire d’une fiche', () => {
  it('un nom et un profil suffisent', () => {
    expect(verifier(minimum, ficheSchema)).toMatchObject({
      ok: true,
      valeurs: { liens: [], siret: null, courriel_contact: null, pratiques: [] },
    })
  })

  it('dit une phrase en français pour chaque champ faux', () => {
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
    const lues = erreurs(fautes)
    expect(Object.keys(lues).sort()).toEqual(Object.keys(fautes).sort())
    for (const phrase of Object.values(lues)) expect(phrase).toMatch(/^[A-ZÉC].*[.]$/)
  })

  it('comprend un SIRET écrit avec des espaces, et une adresse web sans https://', () => {
    const lu = verifier({ ...minimum, siret: '732 829 320 00074', liens: 'www.exemple.fr\nhttps://exemple.fr/a' }, ficheSchema)
    expect(lu).toMatchObject({ ok: true, valeurs: { siret: '73282932000074', liens: ['https://www.exemple.fr', 'https://exemple.fr/a'] } })
  })

  it('refuse tout lien qui ne mène pas à une adresse https', () => {
    for (const lien of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://moi:secret@exemple.fr',
      'ftp://exemple.fr',
      'https://',
      'https://local',
    ]) {
      expect(erreurs({ liens: lien }), lien).toHaveProperty('liens')
    }
  })

  it('ne lève jamais d’exception, quoi que l’on envoie', () => {
    const valeur = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
    const champs = fc.constantFrom(...Object.keys(ficheSchema.shape))
    fc.assert(fc.property(fc.dictionary(champs, valeur), (saisie) => void verifier(saisie, ficheSchema)))
  })
})
