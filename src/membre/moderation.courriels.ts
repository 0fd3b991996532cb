import { config } from '../socle/config.ts'
import { ecrireCourriel } from '../socle/courriel.ts'
import type { Db } from '../socle/db.ts'
import { signer } from './cle-signee.ts'
import type { Decision, Demande } from './demande.ts'
import { findMembre } from './membre.repository.ts'

export const usageRepondre = 'repondre-a-une-question'

type Nouvelle = { decision: Decision; phrase: string; adresse: string }

/** Écrit à l'auteur ce qui a été décidé, avec la phrase du modérateur. Sans adresse connue, personne n'est prévenu. */
export async function prevenirAuteur(trx: Db, demande: Demande, { decision, phrase, adresse }: Nouvelle): Promise<void> {
  const membre = demande.auteur_id ? await findMembre(trx, demande.auteur_id) : undefined
  const courriel = demande.auteur_courriel ?? membre?.courriel
  if (!courriel) return
  const nom = demande.auteur_nom || membre?.nom
  const { sujet, corps } = messages[decision](demande, phrase, adresse)
  await ecrireCourriel(trx, {
    a: courriel,
    sujet,
    texte: `Bonjour${nom ? ` ${nom}` : ''},\n\n${corps}\n\nL'équipe d'animation de Catalyse\n`,
  })
}

/** Où l'auteur répond à la question posée, sans compte : la clé n'ouvre que cette demande. */
export function cheminDeReponse(id: number): string {
  return `/demandes/${id}/repondre?cle=${signer(usageRepondre, id)}`
}

type Rediger = (demande: Demande, phrase: string, adresse: string) => { sujet: string; corps: string }

const messages: Record<Decision, Rediger> = {
  accepter: (demande, phrase, adresse) => ({
    sujet: `C'est accepté : ${demande.titre}`,
    corps: [`Votre demande « ${demande.titre} » est acceptée. Merci !`, phrase, `À voir ici : ${adresse}`].filter(Boolean).join('\n\n'),
  }),
  refuser: (demande, phrase) => ({
    sujet: `Votre demande n'a pas été retenue : ${demande.titre}`,
    corps: `Votre demande « ${demande.titre} » n'a pas été retenue. Voici pourquoi :\n\n${phrase}`,
  }),
  question: (demande, phrase) => ({
    sujet: `Une question avant de décider : ${demande.titre}`,
    corps: `Nous avons une question sur votre demande « ${demande.titre} » :\n\n${phrase}\n\nPour répondre (aucun compte n'est nécessaire) :\n${config.adresse}${cheminDeReponse(demande.id)}`,
  }),
}
