import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import type { Demande } from '#socle/demande.ts'
import { dateLongue } from '#socle/texte.ts'
import { signer } from './cle-signee.ts'
import type { Decision } from './demande.ts'
import { findMembre } from './membre.repository.ts'

export const usageRepondre = 'repondre-a-une-question'

type Nouvelle = { decision: Decision; phrase: string; adresse: string }

/**
 * Écrit à l'auteur ce qui a été décidé, avec la phrase du modérateur. Sans adresse connue, personne n'est prévenu. À une adresse
 * donnée sans compte, qui peut être celle d'un autre : ni le nom, ni le titre que l'auteur a écrits, même une fois acceptés
 * (l'animation a pu les corriger avant de publier). Le lien y mène.
 */
export async function prevenirAuteur(trx: Db, demande: Demande, { decision, phrase, adresse }: Nouvelle): Promise<void> {
  const membre = demande.auteur_id ? await findMembre(trx, demande.auteur_id) : undefined
  const courriel = demande.auteur_courriel ?? membre?.courriel
  if (!courriel) return
  const prouvee = courriel === membre?.courriel
  const nom = prouvee ? demande.auteur_nom || membre?.nom : ''
  const quoi = prouvee ? `« ${demande.titre} »` : `du ${dateLongue(demande.deposee_le)}`
  const { sujet, corps } = messages[decision](demande, quoi, phrase, adresse)
  await ecrireCourriel(trx, {
    a: courriel,
    sujet,
    texte: `Bonjour${nom ? ` ${nom}` : ''},\n\n${corps}\n\nL'équipe d'animation de Catalyse\n`,
    cadence: { usage: 'suite-d-une-demande', objet: demande.id, auDela: 'remplacer' },
  })
}

/** Où l'auteur répond à la question posée, sans compte : la clé n'ouvre que cette demande. */
export function cheminDeReponse(id: number): string {
  return `/demandes/${id}/repondre?cle=${signer(usageRepondre, id)}`
}

type Rediger = (demande: Demande, quoi: string, phrase: string, adresse: string) => { sujet: string; corps: string }

const messages: Record<Decision, Rediger> = {
  accepter: (_, quoi, phrase, adresse) => ({
    sujet: `C'est accepté : votre demande ${quoi}`,
    corps: [`Votre demande ${quoi} est acceptée. Merci !`, phrase, `À voir ici : ${adresse}`].filter(Boolean).join('\n\n'),
  }),
  refuser: (_, quoi, phrase) => ({
    sujet: `Votre demande ${quoi} n'a pas été retenue`,
    corps: `Votre demande ${quoi} n'a pas été retenue. Voici pourquoi :\n\n${phrase}`,
  }),
  question: ({ id }, quoi, phrase) => ({
    sujet: `Une question avant de décider de votre demande ${quoi}`,
    corps: `Nous avons une question sur votre demande ${quoi} :\n\n${phrase}\n\nPour la revoir et répondre (aucun compte n'est nécessaire) :\n${config.adresse}${cheminDeReponse(id)}`,
  }),
}
