/** Pourquoi un envoi n'a pas été pris : la phrase de la page d'erreur. */
export async function pourquoi(reponse: Response | undefined): Promise<string> {
  if (!reponse) return "Le réseau ne répond pas : rien n'est envoyé, réessayez."
  const phrase = /<p class="chapeau">([^<]+)</.exec(await reponse.text())?.[1]
  return phrase ? (new DOMParser().parseFromString(phrase, 'text/html').body.textContent ?? '') : "Cela n'a pas marché, réessayez."
}
