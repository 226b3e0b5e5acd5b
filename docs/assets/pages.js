// The other pages of a list, for the scripts that take cards from them.

/** The list of the page at an address; what it leads to is found from anywhere. */
export async function listAt(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  const list = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("liste");
  for (const link of list.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
  for (const image of list.querySelectorAll("img")) image.src = new URL(image.getAttribute("src"), address).href;
  return list;
}
