import type { z } from 'zod'
import { etapesDe, type Parcours, urlEtape, urlParcours } from '#parcours/parcours.ts'
import { minutesDe } from '#parcours/versions.ts'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import type { parcours as schema } from './api.schema.ts'

/** Un parcours tel que l'API le rend. */
export function presenterParcours(parcours: Parcours, referentiel: Referentiel): z.infer<typeof schema> {
  const termes = (liste: Liste) =>
    parcours.termeIds
      .flatMap((id) => referentiel.parId(id) ?? [])
      .filter((terme) => terme.liste === liste)
      .map(({ code, libelle, estProposition }) => ({ code, libelle, proposition: estProposition }))
  const { blocs } = parcours
  return {
    cle: parcours.slug,
    titre: parcours.titre,
    resume: parcours.resume,
    but: parcours.but,
    pour_qui: parcours.pourQui,
    proposition: parcours.estProposition,
    source: parcours.source,
    thematiques: termes('thematique'),
    pratiques: termes('pratique'),
    profils: termes('profil'),
    minutes: { '2h': minutesDe(blocs, '2h'), '4h': minutesDe(blocs, '4h'), '12h': minutesDe(blocs, '12h') },
    etapes: etapesDe(parcours, '12h').map(({ etape: { cle, titre, des } }) => ({
      cle,
      titre,
      des,
      url: config.adresse + urlEtape(parcours, cle, des),
    })),
    modifie_le: parcours.modifieLe.toISOString(),
    url: config.adresse + urlParcours(parcours),
  }
}
