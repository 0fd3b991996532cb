import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { Section } from '#interface/Section.tsx'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { libelleDeLaVersion, versions } from '../versions.ts'
import type { GroupeRecu, InvitationRecue } from './groupe.schema.ts'
import { type Groupe, urlGroupe } from './groupe.ts'

/** Le lien à donner ; ou, si on le demande, un courriel. */
export function Inviter({ groupe, adresse, enErreur }: { groupe: Groupe; adresse: string; enErreur: InvitationRecue | undefined }) {
  return (
    <Section id="inviter" titre="Inviter" classe="depart">
      <p>Donnez ce lien à votre équipe. Qui l'ouvre peut rejoindre le groupe.</p>
      <p class="groupe-lien">
        <a href={urlGroupe(groupe)}>{adresse}</a>
      </p>
      <details open={enErreur !== undefined}>
        <summary>Envoyer le lien par courriel</summary>
        <form method="post" action={`${urlGroupe(groupe)}/inviter`} novalidate>
          <Champ
            nom="courriel"
            libelle="Son adresse"
            aide="Un seul courriel partira, avec le lien et le nom du parcours, sans le vôtre : prévenez la personne. L'adresse s'efface trente jours après."
            type="email"
            requis
            valeur={enErreur?.saisie.courriel}
            erreur={enErreur?.erreurs.courriel}
          />
          <Bouton variante="secondaire">Envoyer l'invitation</Bouton>
        </form>
      </details>
    </Section>
  )
}

/** Renommer, changer de territoire ou de longueur, supprimer. */
export function Regler({ groupe, territoire, enErreur }: { groupe: Groupe; territoire: string; enErreur: GroupeRecu | undefined }) {
  const saisie = enErreur?.saisie ?? { nom: groupe.nom, territoire, version: groupe.version }
  return (
    <Section id="regler" titre="Régler le groupe">
      <details open={enErreur !== undefined}>
        <summary>Nom, territoire, longueur</summary>
        <form method="post" action={`${urlGroupe(groupe)}/regler`} novalidate>
          <ChampsDuGroupe saisie={saisie} erreurs={enErreur?.erreurs ?? {}} />
          <Bouton variante="secondaire">Enregistrer</Bouton>
        </form>
      </details>
      <details>
        <summary>Supprimer le groupe</summary>
        <form method="post" action={`${urlGroupe(groupe)}/supprimer`}>
          <p>Ses dates et sa liste disparaissent ; ce que chacun a fait et écrit lui reste.</p>
          <Bouton variante="danger">Supprimer « {groupe.nom} »</Bouton>
        </form>
      </details>
    </Section>
  )
}

export function ChampsDuGroupe({ saisie, erreurs }: GroupeRecu) {
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Champ
        nom="nom"
        libelle="Nom du groupe"
        aide="Par exemple : Équipe PVD de Thiers"
        requis
        max={120}
        valeur={saisie.nom}
        erreur={erreurs.nom}
      />
      <ChampTerritoire libelle="Votre territoire" valeur={saisie.territoire} erreur={erreurs.territoire} />
      <Champ
        nom="version"
        libelle="Longueur"
        type="select"
        options={versions.map((valeur) => ({ valeur, libelle: libelleDeLaVersion[valeur] }))}
        valeur={saisie.version}
        erreur={erreurs.version}
      />
    </>
  )
}
